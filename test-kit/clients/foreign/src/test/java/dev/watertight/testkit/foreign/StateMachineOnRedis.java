package dev.watertight.testkit.foreign;

import dev.watertight.testkit.contract.Conversation;
import dev.watertight.testkit.contract.StorageUnderTest;
import dev.watertight.testkit.contract.StoredDialog;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.statemachine.StateMachineContext;
import org.springframework.statemachine.data.redis.RedisStateMachineContextRepository;
import org.springframework.statemachine.support.DefaultExtendedState;
import org.springframework.statemachine.support.DefaultStateMachineContext;

/** Spring StateMachine's own persistence on Redis; its variables are the data of the dialog. */
record StateMachineOnRedis(
    LettuceConnectionFactory redis, RedisStateMachineContextRepository<String, String> machines)
    implements StorageUnderTest {
  @Override
  public void write(Conversation of, StoredDialog dialog) {
    DefaultExtendedState data = new DefaultExtendedState(new TreeMap<>(dialog.data()));
    String state = dialog.state().orElse(null);
    machines.save(new DefaultStateMachineContext<>(state, null, null, data), of.toString());
  }

  @Override
  public StoredDialog read(Conversation of) {
    StateMachineContext<String, String> machine = machines.getContext(of.toString());
    Map<String, String> data = new TreeMap<>();
    if (machine != null) {
      machine.getExtendedState().getVariables().forEach((k, v) -> data.put((String) k, (String) v));
    }
    return new StoredDialog(Optional.ofNullable(machine == null ? null : machine.getState()), data);
  }

  @Override
  public void close() {
    redis.destroy();
  }
}
