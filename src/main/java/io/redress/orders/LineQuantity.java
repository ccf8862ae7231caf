package io.redress.orders;

/** Some pieces of one line of an order, such as those that a buyer claims for. */
public record LineQuantity(String lineId, int quantity) {}
