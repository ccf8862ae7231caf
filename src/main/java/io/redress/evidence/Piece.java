package io.redress.evidence;

/** A received file and what its party says about it. */
public record Piece(NewEvidence said, ReceivedFile file) {}
