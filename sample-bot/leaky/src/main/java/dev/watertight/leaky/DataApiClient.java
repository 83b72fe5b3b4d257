package dev.watertight.leaky;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

final class DataApiClient {
  private static final MediaType JSON = MediaType.get("application/json");

  private final OkHttpClient http = new OkHttpClient();

  String createOrder(long user, String equipment, String phone) throws IOException {
    Map<String, Object> order = Map.of("user", user, "equipment", equipment, "phone", phone);
    Request request =
        new Request.Builder()
            .url(Config.DATA_SERVICE_URL + "/orders")
            .post(RequestBody.create(Json.write(order), JSON))
            .build();
    Response response = http.newCall(request).execute(); // leak: UnclosedResource
    if (response.code() != 201) {
      throw new IOException("the data service answers " + response.code());
    }
    String id = Json.readTree(response.body().string()).path("id").asText();
    response.close();
    return id;
  }

  List<String> orders(long user) throws IOException {
    Request request =
        new Request.Builder().url(Config.DATA_SERVICE_URL + "/orders?user=" + user).build();
    Response response = http.newCall(request).execute(); // leak: UnclosedResource
    if (!response.isSuccessful()) {
      return List.of();
    }
    List<String> orders = new ArrayList<>();
    Json.readTree(response.body().string())
        .forEach(order -> orders.add(order.path("equipment").asText()));
    return orders;
  }
}
