package org.telegram.telegrambots.bots;

/** In place of the class of the library, whose version 6 is not on the class path. */
public abstract class DefaultAbsSender {
  protected DefaultAbsSender() {}
}
