package dev.watertight.sample.flow;

import java.io.IOException;

/** The data service answered, but not as expected. The message has nothing of what it said. */
final class DataServiceException extends IOException {
  private static final long serialVersionUID = 1;

  DataServiceException(String collection, String problem) {
    super("POST to /" + collection + " of the data service " + problem);
  }
}
