package bot;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** What the shop sells, from a file, and what it costs, from a service. */
public class Catalog {
  private final OkHttpClient http = new OkHttpClient();
  private final Path folder;

  public Catalog(Path folder) {
    this.folder = folder;
  }

  /** Leaks: a stream of lines holds its file open until someone closes it. */
  public List<String> items() throws IOException {
    return Files.lines(folder.resolve("items.txt")).filter(line -> !line.isBlank()).toList();
  }

  /** Leaks: an answer that is not 200 leaves before it is closed, and its connection with it. */
  public int price(String item) throws IOException {
    Request request = new Request.Builder().url("https://shop.example/price/" + item).build();
    Response response = http.newCall(request).execute();
    if (response.code() != 200) {
      return 0;
    }
    int price = Integer.parseInt(response.body().string());
    response.close();
    return price;
  }

  /** Leaks: load reads the stream but does not close it. */
  public Properties settings() throws IOException {
    Properties settings = new Properties();
    settings.load(new FileInputStream(folder.resolve("shop.properties").toFile()));
    return settings;
  }

  /** Right: the stream is closed with the block. */
  public long size() throws IOException {
    try (Stream<String> lines = Files.lines(folder.resolve("items.txt"))) {
      return lines.count();
    }
  }
}
