package io.redress.security;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the groups that somebody is in make of a person here, on every door that knows people by them. */
public final class StaffGroups {

    public static final String MEDIATORS = Groups.MEDIATORS;
    public static final String CHINESE_MEDIATORS = Groups.CHINESE_MEDIATORS;
    public static final String PAYMENT_MEDIATORS = Groups.PAYMENT_MEDIATORS;
    public static final String OFFLINE_MEDIATORS = Groups.OFFLINE_MEDIATORS;
    public static final String SENIOR_MEDIATORS = Groups.SENIOR_MEDIATORS;
    public static final String MEDIATION_LEADS = Groups.MEDIATION_LEADS;
    public static final String PARTY_SUPPORT = Groups.PARTY_SUPPORT;

    private StaffGroups() {}

    /** The ids of all groups that there are, also of those who do not work on tasks. */
    public static Set<String> all() {
        return Groups.ALL.stream().map(Groups::id).collect(Collectors.toUnmodifiableSet());
    }

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

    /** Whether the members of this group decide cases. */
    public static boolean decides(String group) {
        return mediates(List.of(group))
                || group.equals(Groups.SENIOR_MEDIATORS)
                || group.equals(Groups.MEDIATION_LEADS);
    }

    /** Whether the members of this group work in Tasklist: they decide, or act for a party on the phone. */
    public static boolean worksOnTasks(String group) {
        return decides(group) || group.equals(Groups.PARTY_SUPPORT);
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

    /** Whether they read what runs in the engine over its REST API: who opens Cockpit. */
    static boolean readEngine(Collection<String> groups) {
        return operateEngine(groups) || groups.contains(Groups.MEDIATION_LEADS) || groups.contains(Groups.ANALYSTS);
    }

    /** Whether they deploy, migrate and retry. */
    static boolean operateEngine(Collection<String> groups) {
        return groups.contains(Groups.DEPLOYERS) || groups.contains(Groups.ADMINISTRATORS);
    }

    /** The group whose people have this role; parties, the marketplace, auditors and what watches are not in the engine. */
    static Optional<String> groupOf(Role role) {
        return switch (role) {
            case MEDIATOR -> Optional.of(Groups.MEDIATORS);
            case SENIOR_MEDIATOR -> Optional.of(Groups.SENIOR_MEDIATORS);
            case MEDIATION_LEAD -> Optional.of(Groups.MEDIATION_LEADS);
            case ANALYST -> Optional.of(Groups.ANALYSTS);
            case DEPLOYER -> Optional.of(Groups.DEPLOYERS);
            case MARKETPLACE, BUYER, SELLER, AUDITOR, MONITOR -> Optional.empty();
        };
    }

    /** {@code mediators}, and every group of them that the routing table knows, such as {@code mediators-zh}. */
    private static boolean mediates(Collection<String> groups) {
        return groups.stream()
                .anyMatch(group -> group.equals(Groups.MEDIATORS) || group.startsWith(Groups.MEDIATORS + "-"));
    }
}
