package dev.watertight.catalogue;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Chains of calls are typed without the jars of the libraries. */
final class LibraryTest {
  private static final Catalogue CATALOGUE = Catalogue.builtIn();

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          org.apache.http.impl.client.HttpClients, custom build, org.apache.http.impl.client.CloseableHttpClient
          org.apache.http.impl.client.HttpClients, custom setMaxConnTotal setMaxConnPerRoute build, org.apache.http.impl.client.CloseableHttpClient
          org.apache.hc.client5.http.impl.classic.HttpClients, custom build, org.apache.hc.client5.http.impl.classic.CloseableHttpClient
          okhttp3.OkHttpClient$Builder, connectTimeout build newCall execute, okhttp3.Response
          okhttp3.OkHttpClient, newBuilder build, okhttp3.OkHttpClient
          redis.clients.jedis.JedisPool, getResource, redis.clients.jedis.Jedis
          redis.clients.jedis.RedisClient, builder build, redis.clients.jedis.RedisClient
          redis.clients.jedis.Jedis, pipelined, redis.clients.jedis.Pipeline
          io.lettuce.core.RedisClient, create connect, io.lettuce.core.api.StatefulRedisConnection
          org.redisson.Redisson, create, org.redisson.api.RedissonClient
          software.amazon.awssdk.services.dynamodb.DynamoDbClient, builder region build, software.amazon.awssdk.services.dynamodb.DynamoDbClient
          com.mongodb.client.MongoClients, create, com.mongodb.client.MongoClient
          com.zaxxer.hikari.HikariDataSource, getConnection, java.sql.Connection
          net.dv8tion.jda.api.JDABuilder, createDefault build, net.dv8tion.jda.api.JDA
          io.grpc.ManagedChannelBuilder, forAddress usePlaintext build, io.grpc.ManagedChannel
          com.rabbitmq.client.ConnectionFactory, newConnection createChannel, com.rabbitmq.client.Channel
          com.slack.api.Slack, getInstance, com.slack.api.Slack
          org.hibernate.cfg.Configuration, configure buildSessionFactory openSession, org.hibernate.Session
          org.elasticsearch.client.RestClient, builder build, org.elasticsearch.client.RestClient
          """)
  void a_chain_has_the_type_that_it_has_with_the_jar(String owner, String calls, String result) {
    String type = owner;
    for (String call : calls.split(" ", -1)) {
      type = returnTypeOf(type, call);
    }
    assertThat(type).isEqualTo(result);
  }

  private static String returnTypeOf(String owner, String method) {
    Deque<String> open = new ArrayDeque<>();
    open.add(owner);
    while (!open.isEmpty()) {
      LibraryType type = CATALOGUE.library(open.pop());
      if (type != null) {
        for (LibraryMethod each : type.method(method, -1)) {
          return each.returnType();
        }
        open.addAll(type.supertypes());
      }
    }
    throw new AssertionError(owner + " has no " + method);
  }

  @Test
  void supertypes_lead_to_catalogued_types() {
    LibraryType hikari = library("com.zaxxer.hikari.HikariDataSource");
    assertThat(hikari.supertypes()).contains("javax.sql.DataSource", "java.io.Closeable");
  }

  @Test
  void checked_exceptions_of_closers_are_known() {
    LibraryType channel = library("com.rabbitmq.client.Channel");
    assertThat(channel.method("close", 0))
        .flatExtracting(LibraryMethod::throwsTypes)
        .contains("java.io.IOException", "java.util.concurrent.TimeoutException");
  }

  @Test
  void overloads_that_differ_are_told_apart_by_their_number_of_parameters() {
    LibraryType client = library("org.apache.http.impl.client.CloseableHttpClient");
    assertThat(client.method("execute", 1))
        .extracting(LibraryMethod::returnType)
        .containsOnly("org.apache.http.client.methods.CloseableHttpResponse");
    assertThat(client.method("execute", 4))
        .extracting(LibraryMethod::returnType)
        .contains("java.lang.Object");
  }

  @Test
  void static_factories_are_static() {
    LibraryType clients = library("org.apache.http.impl.client.HttpClients");
    assertThat(clients.method("createDefault", 0))
        .extracting(LibraryMethod::isStatic)
        .containsExactly(true);
  }

  private static LibraryType library(String name) {
    return requireNonNull(CATALOGUE.library(name), name);
  }
}
