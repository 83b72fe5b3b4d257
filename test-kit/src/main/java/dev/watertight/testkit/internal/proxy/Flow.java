package dev.watertight.testkit.internal.proxy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;

/** One direction of a link: what was read waits until it is due and there is room for it. */
final class Flow {
  private static final int CHUNK = 16 * 1024;
  private static final int MOST_WAITING = 1024 * 1024;

  private final SocketChannel from;
  private final SocketChannel to;
  private final Deque<Chunk> waiting = new ArrayDeque<>();
  private int bytesWaiting;
  private boolean ended;
  private boolean endPassedOn;

  Flow(SocketChannel from, SocketChannel to) {
    this.from = from;
    this.to = to;
  }

  private record Chunk(ByteBuffer bytes, long due) {}

  boolean wantsToRead() {
    return !ended && bytesWaiting < MOST_WAITING;
  }

  boolean wantsToWrite(long now) {
    Chunk next = waiting.peek();
    return next != null && next.due <= now;
  }

  boolean isDone() {
    return endPassedOn;
  }

  /** When the next chunk is due; {@link Long#MAX_VALUE} if none waits. */
  long due() {
    Chunk next = waiting.peek();
    return next == null ? Long.MAX_VALUE : next.due;
  }

  void read(long due) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(CHUNK);
    int count = from.read(bytes);
    if (count < 0) {
      ended = true;
    } else if (count > 0) {
      waiting.add(new Chunk(bytes.flip(), due));
      bytesWaiting += count;
    }
  }

  void write(long now) throws IOException {
    while (wantsToWrite(now)) {
      Chunk next = waiting.element();
      bytesWaiting -= to.write(next.bytes);
      if (next.bytes.hasRemaining()) {
        return;
      }
      waiting.remove();
    }
    if (ended && waiting.isEmpty() && !endPassedOn) {
      endPassedOn = true;
      to.shutdownOutput();
    }
  }
}
