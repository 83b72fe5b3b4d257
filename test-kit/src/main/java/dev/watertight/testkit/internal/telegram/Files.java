package dev.watertight.testkit.internal.telegram;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The files that users sent and the bot uploaded; guarded by the monitor. */
final class Files {
  /** The largest that a bot may download. */
  private static final int LARGEST_DOWNLOAD = 20 * 1024 * 1024;

  /** A file; its content is null where it is somewhere else, behind a link. */
  record Stored(String id, String path, String name, @Nullable Upload content) {
    ObjectNode json() {
      ObjectNode json = Json.object().put("file_id", id).put("file_unique_id", "uniq-" + id);
      return content == null ? json : json.put("file_size", content.bytes().length);
    }
  }

  private final Map<String, Stored> byId = new LinkedHashMap<>();

  private int count;

  Stored add(String folder, Upload content) {
    return add(folder, content.fileName(), content);
  }

  Stored addLink(String folder, String name) {
    return add(folder, name, null);
  }

  private Stored add(String folder, String name, @Nullable Upload content) {
    int number = ++count;
    int dot = name.lastIndexOf('.');
    String ending = dot < 0 ? "" : name.substring(dot);
    Stored file =
        new Stored(folder + "-" + number, folder + "/file_" + number + ending, name, content);
    byId.put(file.id(), file);
    return file;
  }

  void clear() {
    byId.clear();
  }

  @Nullable Stored find(String id) {
    return byId.get(id);
  }

  @Nullable Upload download(String path) {
    for (Stored file : byId.values()) {
      if (file.path().equals(path)) {
        return file.content();
      }
    }
    return null;
  }

  /** Plays getFile. */
  ObjectNode describe(String id) throws ApiError {
    Stored file = byId.get(id);
    if (file == null || file.content() == null) {
      throw ApiError.badRequest("wrong file_id or the file is temporarily unavailable");
    }
    if (file.content().bytes().length > LARGEST_DOWNLOAD) {
      throw ApiError.badRequest("file is too big");
    }
    return file.json().put("file_path", file.path());
  }
}
