package dev.watertight.sample.flow;

import dev.watertight.sample.dialog.State;

/** Steps of a photo with a caption. */
public enum PhotoState implements State {
  PHOTO,
  CAPTION
}
