package io.redress.security;

import static io.redress.security.Groups.ADMINISTRATORS;
import static io.redress.security.Groups.ANALYSTS;
import static io.redress.security.Groups.CHINESE_MEDIATORS;
import static io.redress.security.Groups.DEPLOYERS;
import static io.redress.security.Groups.MEDIATION_LEADS;
import static io.redress.security.Groups.MEDIATORS;
import static io.redress.security.Groups.OFFLINE_MEDIATORS;
import static io.redress.security.Groups.PARTY_SUPPORT;
import static io.redress.security.Groups.PAYMENT_MEDIATORS;
import static io.redress.security.Groups.SENIOR_MEDIATORS;

import java.util.List;

/** The people of a demonstration. The password of each is the name. */
final class People {

    static final List<Person> DEMO = List.of(
            new Person("mia", "Mia", "Moreau", Role.MEDIATOR, List.of(MEDIATORS, PAYMENT_MEDIATORS, PARTY_SUPPORT)),
            new Person(
                    "omar",
                    "Omar",
                    "Haddad",
                    Role.MEDIATOR,
                    List.of(MEDIATORS, CHINESE_MEDIATORS, OFFLINE_MEDIATORS, PARTY_SUPPORT)),
            new Person("sofia", "Sofia", "Rossi", Role.SENIOR_MEDIATOR, List.of(SENIOR_MEDIATORS, PARTY_SUPPORT)),
            new Person(
                    "lena",
                    "Lena",
                    "Lindqvist",
                    Role.MEDIATION_LEAD,
                    List.of(MEDIATION_LEADS, MEDIATORS, CHINESE_MEDIATORS, PARTY_SUPPORT)),
            new Person("ana", "Ana", "Alves", Role.ANALYST, List.of(ANALYSTS)),
            new Person("dev", "Dev", "Desai", Role.DEPLOYER, List.of(DEPLOYERS)),
            new Person("admin", "Ada", "Byron", null, List.of(ADMINISTRATORS)));

    private People() {}
}
