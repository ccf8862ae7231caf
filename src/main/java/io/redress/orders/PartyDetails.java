package io.redress.orders;

/** A buyer or a seller as the marketplace knows them; {@code id} is what their token names. */
public record PartyDetails(String id, String name, String email) {}
