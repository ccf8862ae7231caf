package io.redress.process;

import static io.redress.security.StaffGroups.CHINESE_MEDIATORS;
import static io.redress.security.StaffGroups.MEDIATION_LEADS;
import static io.redress.security.StaffGroups.MEDIATORS;
import static io.redress.security.StaffGroups.OFFLINE_MEDIATORS;
import static io.redress.security.StaffGroups.PARTY_SUPPORT;
import static io.redress.security.StaffGroups.PAYMENT_MEDIATORS;
import static io.redress.security.StaffGroups.SENIOR_MEDIATORS;

import io.redress.cases.Step;
import io.redress.process.TaskList.Due;
import io.redress.process.TaskList.Whose;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The lists of Tasklist, from the top. Add one for every further group that the routing table sends cases to. */
final class TaskLists {

    private static final String BLUE = "#0b5cad";
    private static final String RED = "#a3201d";
    private static final String AMBER = "#b26a00";
    private static final String GREEN = "#1c6b3c";
    private static final String VIOLET = "#6a3fa0";
    private static final String GREY = "#4a5868";

    private static final List<String> DECIDERS = List.of(
            MEDIATORS, CHINESE_MEDIATORS, PAYMENT_MEDIATORS, OFFLINE_MEDIATORS, SENIOR_MEDIATORS, MEDIATION_LEADS);
    private static final List<String> SENIORS = List.of(SENIOR_MEDIATORS, MEDIATION_LEADS);
    private static final List<String> LEADS = List.of(MEDIATION_LEADS);
    private static final List<String> EVERYBODY =
            Stream.concat(DECIDERS.stream(), Stream.of(PARTY_SUPPORT)).toList();

    private static final String[] OF_STAFF = StepTasks.keysOf(Step::isForStaff);
    private static final String[] OF_PARTIES = StepTasks.keysOf(step -> !step.isForStaff());
    private static final String[] DISPUTES =
            StepTasks.keysOf(step -> step == Step.DECIDE_DISPUTE || step == Step.DECIDE_OBJECTION);

    /** What keeps staff from deciding; whoever has asked for it sees it too. */
    private static final String[] AWAITED = StepTasks.keysOf(step ->
            step == Step.ANSWER_EVIDENCE_REQUEST || step == Step.ANSWER_APPEAL || step == Step.ANSWER_CROSS_APPEAL);

    static final List<TaskList> ALL = List.of(
            list("mine", "Mine", BLUE, EVERYBODY, Whose.MINE, null, Listed.EVERYTHING),
            list("today", "Due today", AMBER, DECIDERS, Whose.MINE_OR_OFFERED, Due.TODAY, Listed.notAt(OF_PARTIES)),
            list("overdue", "Overdue", RED, DECIDERS, Whose.MINE_OR_OFFERED, Due.PAST, Listed.notAt(OF_PARTIES)),
            list("safety", "Safety", RED, DECIDERS, Whose.MINE_OR_OFFERED, null, Listed.HAZARDS),
            ofGroup("mediation", "Mediation", MEDIATORS, Listed.EVERYTHING),
            ofGroup("mediation-zh", "Mediation in Chinese", CHINESE_MEDIATORS, Listed.EVERYTHING),
            ofGroup("payments", "Payment disputes", PAYMENT_MEDIATORS, Listed.EVERYTHING),
            ofGroup("offline", "Offline orders", OFFLINE_MEDIATORS, Listed.EVERYTHING),
            ofGroup("large", "Large disputes", SENIOR_MEDIATORS, Listed.at(DISPUTES)),
            ofGroup("lead", "Lead's queue", MEDIATION_LEADS, Listed.at(DISPUTES)),
            list(
                    "signatures",
                    "Second signatures",
                    VIOLET,
                    SENIORS,
                    Whose.OFFERED,
                    null,
                    Listed.at(StepTasks.keyOf(Step.SIGN_DECISION))),
            list(
                    "appeals",
                    "Appeals",
                    VIOLET,
                    SENIORS,
                    Whose.OFFERED,
                    null,
                    Listed.at(StepTasks.keyOf(Step.REVIEW_APPEAL))),
            list("waiting", "Waiting for a party", GREY, EVERYBODY, null, null, Listed.at(AWAITED)),
            list(
                    "parties",
                    "On behalf of parties",
                    GREY,
                    List.of(PARTY_SUPPORT),
                    null,
                    null,
                    Listed.EVERYTHING.offeredTo(PARTY_SUPPORT)),
            list("all", "All open", GREY, LEADS, null, null, Listed.at(OF_STAFF)),
            list("all-overdue", "All overdue", RED, LEADS, null, Due.PAST, Listed.at(OF_STAFF)));

    private TaskLists() {}

    private static TaskList ofGroup(String key, String name, String group, Listed listed) {
        return list(key, name, GREEN, List.of(group), null, null, listed.offeredTo(group));
    }

    private static TaskList list(
            String key,
            String name,
            String colour,
            List<String> groups,
            @Nullable Whose whose,
            @Nullable Due due,
            Listed listed) {
        return new TaskList(key, name, colour, groups, whose, due, listed);
    }
}
