package dev.watertight.sample.storage;

import java.time.Duration;

/**
 * Something that a storage needs done from time to time; it has no threads of its own.
 *
 * @param name for the log
 * @param every the time between the end of one run and the start of the next
 * @param work throws {@link dev.watertight.sample.dialog.StorageException} if it cannot be done
 *     now; the next run does what is left
 */
public record MaintenanceTask(String name, Duration every, Runnable work) {}
