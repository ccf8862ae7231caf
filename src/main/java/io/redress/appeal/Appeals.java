package io.redress.appeal;

import static io.redress.cases.Step.ANSWER_APPEAL;
import static io.redress.cases.Step.ANSWER_CROSS_APPEAL;
import static io.redress.cases.Step.CONSIDER_APPEAL;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import io.redress.audit.Actor;
import io.redress.audit.CaseEventType;
import io.redress.cases.ActionName;
import io.redress.cases.Actions;
import io.redress.cases.CaseFlow;
import io.redress.cases.CaseNumber;
import io.redress.cases.CaseView.AppealView;
import io.redress.cases.Cases;
import io.redress.cases.ReturnCase;
import io.redress.policy.AppealGround;
import io.redress.policy.DeadlineName;
import io.redress.security.Caller;
import io.redress.security.Side;
import io.redress.web.Conflict;
import io.redress.web.NotFound;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Appeals of the parties against a decision, their answers, and their being given up (A1, A2, A3, A5). */
@Service
public class Appeals {

    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

    private final Cases cases;
    private final AppealStore appeals;
    private final Admissibility admissibility;
    private final AppealEvidence evidence;
    private final AppealTerms terms;
    private final AppealReview review;
    private final Actions actions;
    private final CaseFlow flow;
    private final Clock clock;

    Appeals(
            Cases cases,
            AppealStore appeals,
            Admissibility admissibility,
            AppealEvidence evidence,
            AppealTerms terms,
            AppealReview review,
            Actions actions,
            CaseFlow flow,
            Clock clock) {
        this.cases = cases;
        this.appeals = appeals;
        this.admissibility = admissibility;
        this.evidence = evidence;
        this.terms = terms;
        this.review = review;
        this.actions = actions;
        this.flow = flow;
        this.clock = clock;
    }

    /**
     * Files an appeal; what comes back says whether it was admitted, or refused and why (A1, A2). While the other side's
     * appeal waits for its answer this is a cross-appeal, heard and decided in the same review. A refused appeal is not
     * the one that a party has: it may file a better one while the window is open.
     *
     * @throws io.redress.cases.ActionNotAvailable if there is no decision to appeal, or the window is over
     * @throws io.redress.web.InvalidInput if it names evidence that this case does not have
     */
    public AppealView file(CaseNumber number, Caller caller, AppealRequest request) {
        ReturnCase subject = cases.lock(number);
        actions.require(subject, caller, ActionName.APPEAL);
        evidence.requireOfCase(number, request.evidenceIds());
        Appeal filed = Appeal.filed(
                IDS.generate(),
                caller.side().orElseThrow(),
                Actor.of(caller),
                request.ground(),
                request.explanation() == null ? "" : request.explanation().strip(),
                request.evidenceIds(),
                now());
        appeals.add(number, filed);
        if (subject.waitsAt(CONSIDER_APPEAL)) {
            flow.advance(number, CONSIDER_APPEAL, Map.of("appealWindow", "APPEALED"));
        } else {
            admissibility.judge(subject, filed, filed.filedAt());
        }
        return AppealStore.view(appeals.find(number, filed.id()).orElseThrow());
    }

    /**
     * The same for staff who write down what a party says on the phone: the evidence that the appeal names is what this
     * party has handed in since the decision was issued (A2).
     */
    public AppealView fileByPhone(CaseNumber number, Caller caller, AppealGround ground, String explanation) {
        ReturnCase subject = cases.lock(number);
        actions.require(subject, caller, ActionName.APPEAL);
        List<UUID> fresh =
                evidence.handedInSince(number, caller.side().orElseThrow(), admissibility.decidedAt(subject));
        return file(number, caller, new AppealRequest(ground, explanation, fresh));
    }

    /** Judges the appeal that has just been filed; if it is admitted, the other side is to be heard (A2, A3). */
    public boolean checkAdmissibility(CaseNumber number) {
        ReturnCase subject = cases.lock(number);
        Appeal filed = appeals.in(number, Appeal.Status.FILED).orElseThrow();
        boolean admitted = admissibility.judge(subject, filed, filed.filedAt());
        if (admitted) {
            terms.startAppeal(subject, filed.by(), filed.filedAt());
        }
        return admitted;
    }

    /**
     * A losing side gives up its appeal; when the last one has, nothing waits for the window any more (A5).
     *
     * @throws io.redress.cases.ActionNotAvailable if the caller's side has not lost, or has waived before
     */
    public ReturnCase waive(CaseNumber number, Caller caller) {
        ReturnCase subject = cases.lock(number);
        actions.require(subject, caller, ActionName.WAIVE_APPEAL);
        Side side = caller.side().orElseThrow();
        boolean nobodyLeft = subject.waiveAppeal(side);
        subject.record(now(), CaseEventType.APPEAL_WAIVED, Actor.of(caller), Map.of("by", side));
        if (nobodyLeft) {
            flow.advance(number, CONSIDER_APPEAL, Map.of("appealWindow", "CLOSED"));
        }
        return subject;
    }

    /**
     * The other side answers an appeal, or the first appellant the cross-appeal (A3).
     *
     * @throws io.redress.cases.ActionNotAvailable if the caller is not asked for an answer
     * @throws NotFound if the case has no such appeal
     * @throws Conflict {@code appeal-not-open} if it is not the one that waits for the answer
     */
    public ReturnCase answer(CaseNumber number, UUID appealId, Caller caller, AnswerRequest request) {
        ReturnCase subject = cases.lock(number);
        Appeal appeal = find(number, appealId);
        actions.require(subject, caller, ActionName.ANSWER_APPEAL);
        requireOpen(subject, appeal);
        evidence.requireOfCase(number, request.evidenceIds());
        Instant now = now();
        appeals.answer(appealId, request.statement().strip(), request.evidenceIds(), now);
        subject.record(
                now,
                CaseEventType.APPEAL_ANSWERED,
                Actor.of(caller),
                Map.of(
                        "appealId",
                        appealId.toString(),
                        "by",
                        caller.side().orElseThrow(),
                        "statement",
                        request.statement().strip(),
                        "evidenceIds",
                        request.evidenceIds().stream().map(UUID::toString).toList()));
        if (subject.waitsAt(ANSWER_APPEAL)) {
            boolean cross = prepareCrossAnswer(subject, now);
            flow.advance(number, ANSWER_APPEAL, Map.of("crossAppeal", cross));
        } else {
            flow.advance(number, ANSWER_CROSS_APPEAL, Map.of());
        }
        return subject;
    }

    /**
     * The same for staff who write down what a party says on the phone: the evidence that the answer names is what this
     * party has handed in since the appeal was filed.
     */
    public ReturnCase answerByPhone(CaseNumber number, UUID appealId, Caller caller, String statement) {
        cases.lock(number);
        List<UUID> fresh = evidence.handedInSince(
                number, caller.side().orElseThrow(), find(number, appealId).filedAt());
        return answer(number, appealId, caller, new AnswerRequest(statement, fresh));
    }

    /**
     * The other side let its term pass; the appeal is heard without it (A3).
     *
     * @return whether a cross-appeal is to be answered next
     */
    public boolean recordNoAnswer(CaseNumber number) {
        ReturnCase subject = cases.lock(number);
        Instant now = now();
        Appeal unanswered = appeals.of(number).stream()
                .filter(appeal -> appeal.status() == Appeal.Status.ADMITTED)
                .min((one, other) ->
                        Boolean.compare(one.by() != subject.appellant(), other.by() != subject.appellant()))
                .orElseThrow();
        boolean first = unanswered.by() == subject.appellant();
        appeals.closeWithoutAnswer(unanswered.id());
        subject.record(
                now,
                CaseEventType.DEADLINE_PASSED,
                Actor.SERVICE,
                Map.of(
                        "deadline",
                        first ? DeadlineName.APPEAL_ANSWER : DeadlineName.CROSS_APPEAL_ANSWER,
                        "party",
                        unanswered.by().other()));
        return first && prepareCrossAnswer(subject, now);
    }

    /** The review begins; gives the groups whose task it is (A3). */
    public List<String> route(CaseNumber number) {
        return review.route(cases.lock(number), now());
    }

    /**
     * A reviewer who took no part before decides the appeal, and the cross-appeal with it; final (A3, A4).
     *
     * @throws io.redress.cases.ActionNotAvailable if the caller may not review it
     * @throws io.redress.web.Forbidden {@code conflict-of-interest} (M2)
     * @throws io.redress.web.InvalidInput if the decision cannot be like that
     */
    public ReturnCase decide(CaseNumber number, UUID appealId, Caller caller, AppealDecisionRequest request) {
        ReturnCase subject = cases.lock(number);
        Appeal appeal = find(number, appealId);
        review.requireImpartial(subject, caller);
        actions.require(subject, caller, ActionName.DECIDE_APPEAL);
        if (appeal.status() != Appeal.Status.HEARD) {
            throw notOpen(subject, appeal);
        }
        review.decide(subject, caller, request, now());
        return subject;
    }

    /** The decision on the appeal is what stands from now on, and the parties read it (A4). */
    public void issueDecision(CaseNumber number) {
        review.issue(cases.lock(number), now());
    }

    private boolean prepareCrossAnswer(ReturnCase subject, Instant now) {
        if (subject.crossAppealed()) {
            terms.startCrossAnswer(subject, now);
        }
        return subject.crossAppealed();
    }

    private Appeal find(CaseNumber number, UUID id) {
        return appeals.find(number, id)
                .orElseThrow(() -> new NotFound("Case " + number + " has no appeal " + id + "."));
    }

    private static void requireOpen(ReturnCase subject, Appeal appeal) {
        if (!appeal.id().equals(subject.appealId())) {
            throw notOpen(subject, appeal);
        }
    }

    private static Conflict notOpen(ReturnCase subject, Appeal appeal) {
        return new Conflict(
                "appeal-not-open",
                "Appeal " + appeal.id() + " is not the one that case " + subject.number()
                        + " waits for; availableActions says which one is.");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
