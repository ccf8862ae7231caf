package io.redress.custody;

import io.redress.audit.CaseLog;
import io.redress.audit.ChainedEvent;
import io.redress.audit.LogRow;
import io.redress.audit.SealedRows;
import io.redress.audit.SealedRows.SealedRow;
import io.redress.cases.CaseNumber;
import io.redress.evidence.EvidenceRows;
import io.redress.evidence.EvidenceRows.EvidenceRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks whether the record of a case is what was recorded: the chain of its events, their end against the case and
 * against the anchor outside the database, what people wrote, the rows of other tables, and every paper (R1). It only
 * reads.
 */
@Component
public class CaseVerification {

    private static final int PAGE = 500;

    /** What the database holds of a case at one moment; a command may be under way. */
    private record Record(Optional<CaseRow> row, List<LogRow> log, List<SealedRow> rows, List<EvidenceRow> pieces) {}

    private final JdbcClient jdbc;
    private final CaseLog log;
    private final EvidenceRows evidence;
    private final SealedRows sealedRows;
    private final AnchorFiles anchors;
    private final TransactionTemplate oneMoment;

    CaseVerification(
            JdbcClient jdbc,
            CaseLog log,
            EvidenceRows evidence,
            SealedRows sealedRows,
            AnchorFiles anchors,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.log = log;
        this.evidence = evidence;
        this.sealedRows = sealedRows;
        this.anchors = anchors;
        this.oneMoment = new TransactionTemplate(transactions);
        this.oneMoment.setReadOnly(true);
        this.oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** The report on a case; empty if there is no trace of it, neither here nor in the anchors. */
    public Optional<CaseReport> of(String caseNumber) {
        return report(caseNumber, anchors.read(caseNumber));
    }

    /** Whether the table of cases does not have it. */
    boolean isUnknown(CaseNumber number) {
        return CaseRow.of(jdbc, number.value()).isEmpty();
    }

    /**
     * Reports on every case, one after the other, also on those of which only an anchor is left.
     *
     * @return what is wrong with the anchor's own files
     */
    public List<Finding> all(Consumer<CaseReport> reports) {
        AnchorFiles.All known = anchors.readAll();
        String last = "";
        for (List<String> page = numbersAfter(last); !page.isEmpty(); page = numbersAfter(last)) {
            for (String number : page) {
                last = number;
                List<Anchor> ofCase = known.take(number);
                report(number, new AnchorFiles.Lines(ofCase, List.of())).ifPresent(reports);
            }
        }
        known.rest()
                .forEach((number, left) ->
                        report(number, new AnchorFiles.Lines(left, List.of())).ifPresent(reports));
        return known.findings();
    }

    private List<String> numbersAfter(String number) {
        return jdbc.sql("select number from return_case where number > ? order by number limit ?")
                .params(number, PAGE)
                .query(String.class)
                .list();
    }

    private Optional<CaseReport> report(String caseNumber, AnchorFiles.Lines anchored) {
        Record kept = Objects.requireNonNull(oneMoment.execute(status -> read(caseNumber)));
        if (kept.row().isEmpty() && kept.log().isEmpty() && anchored.anchors().isEmpty()) {
            return Optional.empty();
        }
        ChainCheck chain = ChainCheck.of(kept.log());
        List<ChainedEvent> events = chain.events();
        List<SealedRow> written = new ArrayList<>(kept.rows());
        kept.row().map(CaseRow::sealed).ifPresent(written::add);
        RowCheck rows = RowCheck.of(written, events);
        EvidenceCheck papers = EvidenceCheck.of(evidence, kept.pieces(), events);
        List<Finding> findings = new ArrayList<>(chain.findings());
        findings.addAll(HeadCheck.of(kept.log(), kept.row().map(CaseRow::head).orElse(null), anchored.anchors()));
        findings.addAll(anchored.findings());
        findings.addAll(rows.findings());
        kept.row().ifPresent(row -> findings.addAll(row.findings()));
        findings.addAll(papers.findings());
        return Optional.of(new CaseReport(
                caseNumber,
                CaseReport.verdictOn(findings),
                kept.log().size(),
                events.isEmpty() ? null : events.get(events.size() - 1).hash(),
                anchored.anchors().stream()
                        .map(Anchor::seq)
                        .max(Integer::compare)
                        .orElse(null),
                rows.compared(),
                rows.notCovered(),
                papers.files(),
                papers.bytes(),
                findings));
    }

    private Record read(String caseNumber) {
        return new Record(
                CaseRow.of(jdbc, caseNumber), log.rows(caseNumber), sealedRows.of(caseNumber), evidence.of(caseNumber));
    }
}
