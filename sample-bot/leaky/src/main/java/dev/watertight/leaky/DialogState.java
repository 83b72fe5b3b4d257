package dev.watertight.leaky;

enum DialogState {
  NONE,
  ORDER_EQUIPMENT,
  ORDER_PHONE,
  ORDER_CONFIRM,
  REGISTER_NAME,
  REGISTER_EMAIL,
  REGISTER_REVIEW, // leak: DeadEndState
  PHOTO_IMAGE, // leak: StateWithoutCancel
  PHOTO_CAPTION // leak: StateWithoutCancel
}
