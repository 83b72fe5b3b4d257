package dev.watertight.testkit.internal.server;

import dev.watertight.testkit.internal.Setting;
import java.util.List;
import java.util.Map;

/**
 * How a server is started in a container.
 *
 * @param name such as {@code Redis}
 * @param image the setting that names the image
 * @param defaultImage the image without it
 * @param port where it listens in the container
 * @param command the command for the image's entry point
 * @param environment variables
 * @param stopSignal which ends it in good order, without {@code SIG}
 */
public record Launch(
    String name,
    Setting image,
    String defaultImage,
    int port,
    List<String> command,
    Map<String, String> environment,
    String stopSignal) {}
