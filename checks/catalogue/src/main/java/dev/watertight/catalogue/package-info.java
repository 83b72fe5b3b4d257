/**
 * What is a resource, a pool, a storage, a lifecycle hook: verified facts about Java libraries, and
 * the reader of a team's own {@code watertight.yaml}. Everything public here is immutable and safe
 * to share between threads.
 */
@NullMarked
package dev.watertight.catalogue;

import org.jspecify.annotations.NullMarked;
