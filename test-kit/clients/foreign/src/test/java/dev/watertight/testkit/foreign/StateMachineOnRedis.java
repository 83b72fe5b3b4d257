package dev.watertight.testkit.foreign;

import dev.watertight.testkit.contract.Conversation;
import dev.watertight.testkit.contract.StorageUnderTest;
import dev.watertight.testkit.contract.StoredDialog;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.statemachine.StateMachineContext;
import org.springframework.statemachine.data.redis.RedisStateMachineContextRepository;
import org.springframework.statemachine.support.DefaultExtendedState;
import org.springframework.statemachine.support.DefaultStateMachineContext;

/** Spring StateMachine's own persistence on Redis; its variables are the data of the dialog. */
final class StateMachineOnRedis implements StorageUnderTest {
  private final LettuceConnectionFactory connections;
  private final RedisStateMachineContextRepository<String, String> machines;

  StateMachineOnRedis(String uri, LettuceClientConfiguration client) {
    connections =
        new LettuceConnectionFactory(
            LettuceConnectionFactory.createRedisConfiguration(uri), client);
    connections.afterPropertiesSet();
    connections.start();
    machines = new RedisStateMachineContextRepository<>(connections);
  }

  @Override
  public void write(Conversation conversation, StoredDialog dialog) {
    Map<Object, Object> variables = new HashMap<>(dialog.data());
    machines.save(
        new DefaultStateMachineContext<>(
            dialog.state().orElse(null), null, null, new DefaultExtendedState(variables)),
        conversation.toString());
  }

  @Override
  public StoredDialog read(Conversation conversation) {
    StateMachineContext<String, String> machine = machines.getContext(conversation.toString());
    if (machine == null) {
      return StoredDialog.NONE;
    }
    Map<String, String> data = new HashMap<>();
    machine
        .getExtendedState()
        .getVariables()
        .forEach((name, text) -> data.put((String) name, (String) text));
    return new StoredDialog(Optional.ofNullable(machine.getState()), data);
  }

  @Override
  public void close() {
    connections.destroy();
  }
}
