package dev.watertight.sample.storage;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A script that Redis runs in one step. What it reads it reads first, so that a key of another type
 * ends it before it has written anything; and its first write is one that a full Redis refuses.
 *
 * @param sha by which Redis knows it
 */
record RedisScript(String text, String sha) {
  /** What a dialog is made of. GET and not MGET, which calls a key of another type missing. */
  static final RedisScript LOAD =
      of(
          """
          return {redis.call('GET', KEYS[1]), redis.call('GET', KEYS[2]), redis.call('GET', KEYS[3])}
          """);

  /** Defines the values and the version that are there, and refuses foreign ones with -1. */
  private static final String OURS =
      """
      local state = redis.call('GET', KEYS[1])
      local data = redis.call('GET', KEYS[2])
      local receipt = redis.call('GET', KEYS[3])
      local version = '0'
      if receipt then version = string.match(receipt, '^{"version":(%d+)[,}]') end
      if not version
          or state and string.sub(state, 1, 10) ~= '{"state":"'
          or data and string.sub(data, 1, 10) ~= '{"data":{"' then
        return -1
      end
      """;

  private static final String WRITE =
      """
      redis.call('SET', KEYS[3], ARGV[4], 'PX', ARGV[7])
      if ARGV[2] ~= '' then
        redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[5])
      elseif state then
        redis.call('DEL', KEYS[1])
      end
      if ARGV[3] ~= '' then
        redis.call('SET', KEYS[2], ARGV[3], 'PX', ARGV[6])
      elseif data then
        redis.call('DEL', KEYS[2])
      end
      """;

  private static final String COMPARE =
      """
      if version ~= ARGV[1] then
        if ARGV[8] == '1' and receipt == ARGV[4]
            and (state or '') == ARGV[2] and (data or '') == ARGV[3] then
          return 1
        end
        return 0
      end
      """;

  /**
   * Keys: state, data, receipt. Arguments: the version before; the three documents, empty for none;
   * their three times to live; 1 if this may have been done before, by a call whose answer got
   * lost. Answers 1 if written, 0 if the version is another, -1 if something foreign is there.
   */
  static final RedisScript REPLACE = of(OURS + COMPARE + WRITE + "return 1\n");

  /** Key: receipt. Arguments: the version, the new document. */
  static final RedisScript ANSWERED =
      of(
          """
          local receipt = redis.call('GET', KEYS[1])
          if receipt and string.match(receipt, '^{"version":(%d+)[,}]') == ARGV[1] then
            redis.call('SET', KEYS[1], ARGV[2], 'KEEPTTL')
          end
          return 1
          """);

  /**
   * As {@link #REPLACE}, while PostgreSQL is away. Further keys: the dialogs that it has to be told
   * of, the mark that Redis has all dialogs. Further argument: the name of the dialog. Answers -2
   * if the mark is missing.
   */
  static final RedisScript REPLACE_ALONE =
      of(
          OURS
              + "if redis.call('EXISTS', KEYS[5]) == 0 then return -2 end\n"
              + COMPARE
              + WRITE
              + """
              redis.call('HSETNX', KEYS[4], ARGV[9], version .. ' ' .. ARGV[4])
              return 1
              """);

  /** As {@link #LOAD}, with times to live, what is to be told to PostgreSQL, and the mark. */
  static final RedisScript LOOK =
      of(
          """
          return {
            redis.call('GET', KEYS[1]), redis.call('GET', KEYS[2]), redis.call('GET', KEYS[3]),
            redis.call('PTTL', KEYS[1]), redis.call('PTTL', KEYS[2]), redis.call('PTTL', KEYS[3]),
            redis.call('HGET', KEYS[4], ARGV[1]), redis.call('EXISTS', KEYS[5])}
          """);

  /**
   * Takes over what PostgreSQL has. Keys: state, data, receipt, the dialogs to be told. Arguments
   * as of {@link #REPLACE}, the first being the version that is taken over, and the name. Answers 0
   * and does nothing if Redis has a newer version, or one that PostgreSQL does not know.
   */
  static final RedisScript TAKE_OVER =
      of(
          OURS
              + """
              if redis.call('HEXISTS', KEYS[4], ARGV[9]) == 1
                  or tonumber(version) > tonumber(ARGV[1]) then
                return 0
              end
              """
              + WRITE
              + "return 1\n");

  /** Keys as of {@link #TAKE_OVER}. Arguments: name, its version that was told. */
  static final RedisScript TOLD =
      of(
          OURS
              + """
              if version ~= ARGV[2] then return 0 end
              redis.call('HDEL', KEYS[4], ARGV[1])
              return 1
              """);

  /** Forgets a dialog. Keys and arguments as of {@link #TOLD}. */
  static final RedisScript DISCARD =
      of(
          OURS
              + """
              if version ~= ARGV[2] then return 0 end
              redis.call('DEL', KEYS[1], KEYS[2], KEYS[3])
              redis.call('HDEL', KEYS[4], ARGV[1])
              return 1
              """);

  private static RedisScript of(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
      return new RedisScript(text, HexFormat.of().formatHex(hash));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-1", e);
    }
  }
}
