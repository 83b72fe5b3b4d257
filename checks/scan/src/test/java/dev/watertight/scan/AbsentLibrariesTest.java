package dev.watertight.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watertight.javac.JavacFrontEnd;
import dev.watertight.model.FrontEnd;
import dev.watertight.scan.source.JavaParserFrontEnd;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Code whose libraries are known from the catalogue alone. */
final class AbsentLibrariesTest {
  static Stream<FrontEnd> frontEnds() {
    return Stream.of(new JavaParserFrontEnd(), new JavacFrontEnd());
  }

  @ParameterizedTest
  @MethodSource("frontEnds")
  void viewsShareTheClientThatTheyAreMadeFrom(FrontEnd frontEnd) {
    assertFindsItsMarks(
        frontEnd,
        """
        import java.util.concurrent.ScheduledExecutorService;
        import org.redisson.Redisson;
        import org.redisson.api.RScheduledExecutorService;
        import org.redisson.api.RedissonClient;
        import org.redisson.api.RedissonReactiveClient;
        import org.redisson.config.Config;

        class Views {
          RedissonReactiveClient view(Config config) {
            RedissonClient redisson = Redisson.create(config);
            return redisson.reactive();
          }

          void dropped(Config config) {
            RedissonClient redisson = Redisson.create(config); // finding: UnclosedStorage 'redisson' is never closed
            redisson.reactive().getKeys();
          }

          void remoteExecutor(RedissonClient redisson, Runnable task) {
            RScheduledExecutorService remote = redisson.getExecutorService("jobs");
            remote.execute(task);
          }

          void remoteExecutorByItsInterface(RedissonClient redisson, Runnable task) {
            ScheduledExecutorService remote = redisson.getExecutorService("jobs");
            remote.execute(task);
          }
        }
        """);
  }

  @ParameterizedTest
  @MethodSource("frontEnds")
  void whatAllClientsInheritMakesTheOneThatIsNamed(FrontEnd frontEnd) {
    assertFindsItsMarks(
        frontEnd,
        """
        import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
        import software.amazon.awssdk.services.s3.S3Client;
        import software.amazon.awssdk.services.s3.S3ClientBuilder;

        class Clients {
          String inherited(AwsCredentialsProvider credentials) {
            S3Client s3 = S3Client.builder().credentialsProvider(credentials).build(); // finding: UnclosedStorage S3Client 's3' is never closed
            return s3.toString();
          }

          String inSteps(AwsCredentialsProvider credentials) {
            S3ClientBuilder builder = S3Client.builder();
            S3Client s3 = builder.build(); // finding: UnclosedStorage S3Client 's3' is never closed
            return s3.toString();
          }
        }
        """);
  }

  private static void assertFindsItsMarks(FrontEnd frontEnd, String text) {
    Judgement judgement = Judgement.of(text, frontEnd);

    assertThat(judgement.actual()).isEqualTo(judgement.expected());
    assertThat(judgement.expected()).isNotEmpty();
  }
}
