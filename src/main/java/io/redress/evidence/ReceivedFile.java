package io.redress.evidence;

import io.redress.evidence.store.StoredObject;

/** A file that has been inspected and is kept in the store, but belongs to no case yet. */
record ReceivedFile(FileName name, FileKind kind, StoredObject content) {}
