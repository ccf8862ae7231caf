package io.redress.custody;

import io.redress.audit.CaseLog;
import io.redress.audit.SealedRows;
import io.redress.evidence.EvidenceReading;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;

/**
 * All that verifying a case needs besides a database: for the command line. Imported, never found by itself.
 */
@EnableConfigurationProperties(CustodyProperties.class)
@Import({
    CaseLog.class,
    SealedRows.class,
    EvidenceReading.class,
    AnchorFiles.class,
    CaseVerification.class,
    ExportKeys.class
})
public class CustodyReading {}
