package io.redress.security;

import java.util.Collection;

/** What the groups that somebody is in make of a person here, on every door that knows people by them. */
public final class StaffGroups {

    private StaffGroups() {}

    /**
     * The role of somebody who works in Tasklist or at the desk. Who looks after parties, and who administers, acts for
     * the marketplace.
     *
     * @param groups ids, those of the engine
     */
    public static Role roleOf(Collection<String> groups) {
        if (groups.contains(Groups.MEDIATION_LEADS)) {
            return Role.MEDIATION_LEAD;
        }
        if (groups.contains(Groups.SENIOR_MEDIATORS)) {
            return Role.SENIOR_MEDIATOR;
        }
        if (mediates(groups)) {
            return Role.MEDIATOR;
        }
        return groups.contains(Groups.ANALYSTS) ? Role.ANALYST : Role.MARKETPLACE;
    }

    /** Whether they open the pages below {@code /desk}: who decides, and who acts for a party on the phone. */
    static boolean openDesk(Collection<String> groups) {
        return mediates(groups)
                || groups.contains(Groups.SENIOR_MEDIATORS)
                || groups.contains(Groups.MEDIATION_LEADS)
                || groups.contains(Groups.PARTY_SUPPORT);
    }

    /** Whether they open the pages below {@code /insight}: who answers for all cases together. */
    static boolean openInsight(Collection<String> groups) {
        return groups.contains(Groups.MEDIATION_LEADS)
                || groups.contains(Groups.ANALYSTS)
                || groups.contains(Groups.ADMINISTRATORS);
    }

    /** {@code mediators}, and every group of them that the routing table knows, such as {@code mediators-zh}. */
    private static boolean mediates(Collection<String> groups) {
        return groups.stream()
                .anyMatch(group -> group.equals(Groups.MEDIATORS) || group.startsWith(Groups.MEDIATORS + "-"));
    }
}
