package io.redress.evidence;

import io.redress.evidence.store.StoreConfiguration;
import org.springframework.context.annotation.Import;

/**
 * The rows and files of evidence, and nothing that takes any in: for the command line. Imported, never found by itself.
 */
@Import({StoreConfiguration.class, EvidenceRows.class})
public class EvidenceReading {}
