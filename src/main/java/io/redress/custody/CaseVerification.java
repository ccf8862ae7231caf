package io.redress.custody;

import io.redress.audit.CaseLog;
import io.redress.audit.ChainedEvent;
import io.redress.audit.LogRow;
import io.redress.cases.CaseNumber;
import io.redress.custody.HeadCheck.Head;
import io.redress.evidence.EvidenceRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Looks whether the record of a case is what was recorded: the chain of its events, their end against the case and
 * against the anchor outside the database, what people wrote, and every paper (R1). It only reads.
 */
@Component
public class CaseVerification {

    private static final int PAGE = 500;

    private final JdbcClient jdbc;
    private final CaseLog log;
    private final EvidenceRows evidence;
    private final AnchorFiles anchors;

    CaseVerification(JdbcClient jdbc, CaseLog log, EvidenceRows evidence, AnchorFiles anchors) {
        this.jdbc = jdbc;
        this.log = log;
        this.evidence = evidence;
        this.anchors = anchors;
    }

    /** The report on a case; empty if there is no trace of it, neither here nor in the anchors. */
    public Optional<CaseReport> of(String caseNumber) {
        return report(caseNumber, anchors.read(caseNumber));
    }

    /** Whether the table of cases does not have it. */
    boolean isUnknown(CaseNumber number) {
        return headOf(number.value()).isEmpty();
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
        Optional<Head> head = headOf(caseNumber);
        List<LogRow> rows = log.rows(caseNumber);
        if (head.isEmpty() && rows.isEmpty() && anchored.anchors().isEmpty()) {
            return Optional.empty();
        }
        ChainCheck chain = ChainCheck.of(rows);
        EvidenceCheck papers = EvidenceCheck.of(evidence, caseNumber, chain.events());
        List<Finding> findings = new ArrayList<>(chain.findings());
        findings.addAll(HeadCheck.of(rows, head.orElse(null), anchored.anchors()));
        findings.addAll(anchored.findings());
        findings.addAll(papers.findings());
        List<ChainedEvent> events = chain.events();
        return Optional.of(new CaseReport(
                caseNumber,
                CaseReport.verdictOn(findings),
                rows.size(),
                events.isEmpty() ? null : events.get(events.size() - 1).hash(),
                anchored.anchors().stream()
                        .map(Anchor::seq)
                        .max(Integer::compare)
                        .orElse(null),
                papers.files(),
                papers.bytes(),
                findings));
    }

    private Optional<Head> headOf(String caseNumber) {
        return jdbc.sql(
                        "select facts ->> 'lastSeq' as seq, facts ->> 'lastHash' as hash from return_case where number = ?")
                .param(caseNumber)
                .query((row, index) -> new Head(row.getInt("seq"), String.valueOf(row.getString("hash"))))
                .optional();
    }
}
