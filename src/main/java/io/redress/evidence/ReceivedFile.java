package io.redress.evidence;

import io.redress.evidence.inspection.FileKind;
import io.redress.evidence.inspection.FileName;
import io.redress.evidence.store.StoredObject;

/**
 * A file that has been inspected and is kept in the store, but belongs to no case yet.
 *
 * @param scanned false if no malware scanner could look through it
 */
public record ReceivedFile(FileName name, FileKind kind, StoredObject content, boolean scanned) {}
