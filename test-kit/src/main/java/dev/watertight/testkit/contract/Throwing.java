package dev.watertight.testkit.contract;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * A storage whose linkage errors are exceptions. Some storages throw one where others throw an
 * exception: MapDB does, once it is closed.
 */
final class Throwing {
  private Throwing() {}

  static StorageUnderTest of(StorageUnderTest storage) {
    return (StorageUnderTest)
        Proxy.newProxyInstance(
            StorageUnderTest.class.getClassLoader(),
            new Class<?>[] {StorageUnderTest.class},
            (proxy, method, arguments) -> {
              try {
                return method.invoke(storage, arguments);
              } catch (InvocationTargetException e) {
                Throwable thrown = e.getCause();
                throw thrown instanceof LinkageError
                    ? new IllegalStateException(thrown.toString(), thrown)
                    : thrown;
              }
            });
  }
}
