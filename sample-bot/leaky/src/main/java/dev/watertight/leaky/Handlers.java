package dev.watertight.leaky;

record Handlers(
    CommandHandler commands,
    OrderHandler orders,
    OrderListHandler orderList,
    PhotoHandler photos,
    RegistrationHandler registration,
    AdminHandler admin) {}
