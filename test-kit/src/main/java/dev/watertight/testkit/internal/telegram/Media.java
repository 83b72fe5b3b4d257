package dev.watertight.testkit.internal.telegram;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What messages carry besides text. */
final class Media {
  private Media() {}

  /** A photo in the two sizes that Telegram would make: the small one comes first. */
  static JsonNode photo(Files files, Upload photo) {
    byte[] small = Arrays.copyOf(photo.bytes(), (photo.bytes().length + 1) / 2);
    return Json.array()
        .add(size(files.add("thumbnails", new Upload(photo.fileName(), small)), 90, 68))
        .add(size(files.add("photos", photo), 1280, 960));
  }

  private static ObjectNode size(Files.Stored file, int width, int height) {
    return file.json().put("width", width).put("height", height);
  }

  /** The content of a message of a kind such as {@code document} or {@code voice}. */
  static JsonNode of(String kind, Files.Stored file) {
    ObjectNode media = file.json();
    switch (kind) {
      case "photo" -> {
        return Json.array().add(media.put("width", 1280).put("height", 960));
      }
      case "document" ->
          media.put("file_name", file.name()).put("mime_type", mimeType(file.name()));
      case "audio" ->
          media.put("duration", 1).put("file_name", file.name()).put("mime_type", "audio/mpeg");
      case "voice" -> media.put("duration", 1).put("mime_type", "audio/ogg");
      case "video", "animation" ->
          media
              .put("width", 640)
              .put("height", 480)
              .put("duration", 1)
              .put("mime_type", "video/mp4");
      case "video_note" -> media.put("length", 240).put("duration", 1);
      case "sticker" ->
          media
              .put("type", "regular")
              .put("width", 512)
              .put("height", 512)
              .put("is_animated", false)
              .put("is_video", false);
      default -> {}
    }
    return media;
  }

  private static String mimeType(String name) {
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return switch (ending) {
      case "pdf" -> "application/pdf";
      case "txt" -> "text/plain";
      case "csv" -> "text/csv";
      case "json" -> "application/json";
      case "jpg", "jpeg" -> "image/jpeg";
      case "png" -> "image/png";
      case "zip" -> "application/zip";
      default -> "application/octet-stream";
    };
  }

  /** The file that a call sends: uploaded now, known by its file_id, or behind a link. */
  static Files.Stored sent(Files files, String kind, @Nullable Upload upload, String reference)
      throws ApiError {
    if (upload != null) {
      return files.add(kind + "s", upload);
    }
    if (reference.startsWith("http://") || reference.startsWith("https://")) {
      return files.addLink(kind + "s", reference.substring(reference.lastIndexOf('/') + 1));
    }
    Files.Stored known = files.find(reference);
    if (known == null) {
      throw ApiError.badRequest("wrong file identifier/HTTP URL specified");
    }
    return known;
  }
}
