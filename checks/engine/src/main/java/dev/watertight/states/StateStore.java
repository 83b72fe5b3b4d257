package dev.watertight.states;

/**
 * Where dialog state is kept.
 *
 * @param kind how it keeps it
 * @param name what tells stores of one file apart: a field, a variable, a service or a prefix of
 *     keys
 * @param type binary name of the type that keeps it; {@code ?} where it is not known
 * @param certain whether the name or the configuration leaves no doubt that this is dialog state; a
 *     session, for one, may be that of a login
 */
public record StateStore(Kind kind, String name, String type, boolean certain) {
  /** How state is kept. */
  public enum Kind {
    /** A map or set in memory. */
    COLLECTION,
    /** A key or hash of Redis. */
    REDIS,
    /** A repository or DAO of states. */
    REPOSITORY,
    /** A property of an entity or session that belongs to one user. */
    PROPERTY,
    /** A class of the project, or of a library, that is asked by user. */
    SERVICE,
    /** The state of one user, given to the handler of that user's message. */
    CONTEXT
  }
}
