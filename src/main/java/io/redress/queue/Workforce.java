package io.redress.queue;

import io.redress.security.Caller;
import io.redress.security.Role;
import io.redress.web.Forbidden;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What each member of staff has, and who is away: for the lead, who balances it. */
@Service
class Workforce {

    /** One of staff. @param absence the one that lasts or is to come */
    record Member(
            StaffTasks.Person person,
            StaffTasks.Load load,
            @Nullable Absence absence,
            boolean away) {}

    /** All of staff, whoever has the most that is late or urgent first. @param unclaimed what nobody has */
    record Overview(List<Member> members, StaffTasks.Load unclaimed, Instant at) {

        /** What the person has who has most, and at least one, so that it can be divided by. */
        public int most() {
            return members.stream().mapToInt(member -> member.load().open()).reduce(1, Math::max);
        }
    }

    private final StaffTasks staff;
    private final Absences absences;
    private final Clock clock;

    Workforce(StaffTasks staff, Absences absences, Clock clock) {
        this.staff = staff;
        this.absences = absences;
        this.clock = clock;
    }

    Overview overview() {
        Instant now = clock.instant();
        Map<String, StaffTasks.Load> loads = new HashMap<>();
        staff.loads(now).forEach(load -> loads.put(String.valueOf(load.person()), load));
        Map<String, Absence> away = new HashMap<>();
        absences.all().forEach(absence -> away.put(absence.person(), absence));
        List<Member> members = new ArrayList<>();
        for (StaffTasks.Person person : staff.people()) {
            Absence absence = away.get(person.id());
            members.add(new Member(
                    person,
                    loads.getOrDefault(person.id(), new StaffTasks.Load(person.id(), 0, 0, 0, null)),
                    absence,
                    absence != null && absence.covers(now)));
        }
        members.sort(Comparator.comparingInt((Member member) -> member.load().overdue())
                .thenComparingInt(member -> member.load().urgent())
                .thenComparingInt(member -> member.load().open())
                .reversed()
                .thenComparing(member -> member.person().id()));
        return new Overview(members, loads.getOrDefault("null", new StaffTasks.Load(null, 0, 0, 0, null)), now);
    }

    /** @throws Forbidden for everybody but a lead */
    static void requireLead(Caller caller) {
        if (caller.role() != Role.MEDIATION_LEAD) {
            throw new Forbidden("Who works on what, and who is away, is for mediation leads.");
        }
    }
}
