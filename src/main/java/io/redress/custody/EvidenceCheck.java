package io.redress.custody;

import io.redress.audit.CaseEventType;
import io.redress.audit.ChainedEvent;
import io.redress.evidence.EvidenceRows;
import io.redress.evidence.EvidenceRows.EvidenceRow;
import io.redress.web.ApiProblem;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares the evidence of a case with what its log tells of it, and each file with its hash (R1, V4). */
final class EvidenceCheck {

    private static final int BUFFER = 1 << 16;

    /** How a piece stands after the last event about it, unless another has taken its place. */
    private static final Map<CaseEventType, String> STATUS_AFTER = Map.of(
            CaseEventType.EVIDENCE_SUBMITTED, "SUBMITTED",
            CaseEventType.EVIDENCE_WAITING, "UNSCANNED",
            CaseEventType.EVIDENCE_REFUSED, "REFUSED",
            CaseEventType.EVIDENCE_RELEASED, "SUBMITTED");

    private final EvidenceRows rows;
    private final List<Finding> findings = new ArrayList<>();
    private int files;
    private long bytes;

    private EvidenceCheck(EvidenceRows rows) {
        this.rows = rows;
    }

    static EvidenceCheck of(EvidenceRows rows, List<EvidenceRow> pieces, List<ChainedEvent> events) {
        EvidenceCheck check = new EvidenceCheck(rows);
        check.compareWithLog(pieces, events);
        // Malware is given to nobody, and may be put away.
        pieces.stream()
                .filter(piece -> !piece.status().equals("REFUSED") && piece.erasedAt() == null)
                .forEach(check::readFile);
        return check;
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    int files() {
        return files;
    }

    long bytes() {
        return bytes;
    }

    private void compareWithLog(List<EvidenceRow> pieces, List<ChainedEvent> events) {
        Map<String, List<ChainedEvent>> told = new LinkedHashMap<>();
        for (ChainedEvent event : events) {
            if (STATUS_AFTER.containsKey(event.type())) {
                told.computeIfAbsent(String.valueOf(event.data().get("id")), id -> new ArrayList<>())
                        .add(event);
            }
        }
        Set<String> erased = new HashSet<>();
        events.stream()
                .filter(event -> event.type() == CaseEventType.PERSONAL_DATA_ERASED)
                .filter(event -> event.data().get("evidence") instanceof List<?>)
                .forEach(event ->
                        ((List<?>) event.data().get("evidence")).forEach(id -> erased.add(String.valueOf(id))));
        Set<String> superseded = superseded(told);
        for (EvidenceRow piece : pieces) {
            List<ChainedEvent> its = told.remove(piece.id());
            if (its == null) {
                findings.add(Finding.about(
                        piece.id(),
                        FindingCode.EVIDENCE_NOT_RECORDED,
                        "Evidence %s is in the table, but no event tells that it was handed in."
                                .formatted(piece.id())));
                continue;
            }
            Set<String> changed = new TreeSet<>();
            its.forEach(event -> changed.addAll(differences(piece, event)));
            changed.addAll(differencesInCourse(piece, its));
            if (piece.erasedAt() != null) {
                changed.removeAll(List.of("description", "fileName"));
                if (!erased.contains(piece.id())) {
                    findings.add(Finding.about(
                            piece.id(),
                            FindingCode.WORDS_MISSING,
                            "Evidence %s was erased, and no event tells of it.".formatted(piece.id())));
                }
            }
            String status = STATUS_AFTER.get(its.get(its.size() - 1).type());
            if (status.equals("SUBMITTED") && superseded.contains(piece.id())) {
                status = "SUPERSEDED";
            }
            if (!status.equals(piece.status())) {
                changed.add("status");
            }
            if (!changed.isEmpty()) {
                findings.add(new Finding(
                        FindingCode.EVIDENCE_CHANGED,
                        its.get(0).seq(),
                        piece.id(),
                        null,
                        "Evidence %s is recorded with another %s.".formatted(piece.id(), String.join(", ", changed))));
            }
        }
        told.forEach((id, its) -> findings.add(new Finding(
                FindingCode.EVIDENCE_MISSING,
                its.get(0).seq(),
                id,
                null,
                "Event %d tells of evidence %s, which is not in the table."
                        .formatted(its.get(0).seq(), id))));
    }

    /**
     * The pieces in whose place others are. Malware that was let in gives back the place that it had taken, unless by
     * then another was in its own.
     */
    private static Set<String> superseded(Map<String, List<ChainedEvent>> told) {
        Set<String> superseded = new HashSet<>();
        boolean more = true;
        while (more) {
            more = false;
            for (Map.Entry<String, List<ChainedEvent>> piece : told.entrySet()) {
                List<ChainedEvent> its = piece.getValue();
                ChainedEvent last = its.get(its.size() - 1);
                boolean letIn = its.stream()
                        .anyMatch(event -> STATUS_AFTER.get(event.type()).equals("SUBMITTED"));
                boolean stands = STATUS_AFTER.get(last.type()).equals("SUBMITTED");
                if (stands || letIn && superseded.contains(piece.getKey())) {
                    more |= superseded.add(String.valueOf(last.data().get("supersedes")));
                }
            }
        }
        return superseded;
    }

    private static Set<String> differences(EvidenceRow piece, ChainedEvent event) {
        Map<String, @Nullable Object> stored = new HashMap<>();
        stored.put("type", piece.type());
        stored.put("submittedBy", piece.submittedBy());
        stored.put("submittedAt", piece.submittedAt());
        stored.put("mediaType", piece.mediaType());
        stored.put("size", piece.size());
        stored.put("sha256", piece.sha256());
        stored.put("supersedes", piece.supersedes());
        stored.put("description", piece.description());
        stored.put("fileName", piece.fileName());
        Map<String, Object> data = event.event().data();
        Set<String> changed = new TreeSet<>();
        stored.forEach((field, value) -> {
            boolean told = data.containsKey(field) || field.equals("supersedes");
            if (told && !Objects.equals(text(data.get(field)), text(value))) {
                changed.add(field);
            }
        });
        return changed;
    }

    /** Who handed it in, when it was last judged if not at once, and what was found then. */
    private static Set<String> differencesInCourse(EvidenceRow piece, List<ChainedEvent> its) {
        ChainedEvent first = its.get(0);
        ChainedEvent last = its.get(its.size() - 1);
        Set<String> changed = new TreeSet<>();
        if (!first.actor().equals(piece.actor())) {
            changed.add("actor");
        }
        if (!Objects.equals(its.size() > 1 ? last.at().toString() : null, piece.scannedAt())) {
            changed.add("scannedAt");
        }
        if (!Objects.equals(text(last.data().get("signature")), piece.signature())) {
            changed.add("signature");
        }
        return changed;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private void readFile(EvidenceRow piece) {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[BUFFER];
        long size = 0;
        try (InputStream content = rows.open(piece)) {
            for (int read; (read = content.read(buffer)) >= 0; ) {
                digest.update(buffer, 0, read);
                size += read;
            }
        } catch (ApiProblem problem) {
            findings.add(unavailable(piece, problem.code()));
            return;
        } catch (IOException | IllegalArgumentException failure) {
            findings.add(Finding.about(
                    piece.id(),
                    FindingCode.FILE_UNREADABLE,
                    "The file of evidence %s could not be read: %s".formatted(piece.id(), failure.getMessage())));
            return;
        }
        files++;
        bytes += size;
        if (size != piece.size() || !HexFormat.of().formatHex(digest.digest()).equals(piece.sha256())) {
            findings.add(Finding.about(
                    piece.id(),
                    FindingCode.FILE_DAMAGED,
                    "The content of evidence %s is not what was handed in.".formatted(piece.id())));
        }
    }

    private static Finding unavailable(EvidenceRow piece, String code) {
        return switch (code) {
            case "evidence-missing" ->
                Finding.about(
                        piece.id(),
                        FindingCode.FILE_MISSING,
                        "The store does not have the file of evidence %s (%s).".formatted(piece.id(), piece.sha256()));
            case "evidence-damaged" ->
                Finding.about(
                        piece.id(),
                        FindingCode.FILE_DAMAGED,
                        "The file of evidence %s (%s) is not what was handed in."
                                .formatted(piece.id(), piece.sha256()));
            default ->
                Finding.about(
                        piece.id(),
                        FindingCode.FILE_UNREADABLE,
                        "The store could not be reached for the file of evidence %s.".formatted(piece.id()));
        };
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
