package io.redress.demo;

import static io.redress.demo.Cast.remedy;
import static io.redress.demo.DemoOrder.party;

import io.redress.cases.ClaimLine;
import io.redress.cases.OpenCase;
import io.redress.orders.PartyDetails;
import io.redress.policy.AppealGround;
import io.redress.policy.EvidenceType;
import io.redress.policy.Fault;
import io.redress.policy.Reason;
import io.redress.policy.Remedy;
import io.redress.policy.RemedyType;
import io.redress.security.Side;
import java.util.List;
import java.util.UUID;

/** Cases of every day, one for each stage that the complaints are not in. */
final class EverydayCases {

    private static final PartyDetails BUYER = party("B-1001", "Bluebell Events");
    private static final PartyDetails SHOP = party("B-1007", "Lakeside Home Store");
    private static final PartyDetails LAMPS = party("S-2001", "Clearlight Glassware");
    private static final PartyDetails CERAMICS = party("S-2007", "Riverbank Ceramics");

    private EverydayCases() {}

    static List<Story> all() {
        return List.of(filing(), evidence(), mediation(), signature(), decided(), appeal(), returning(), changedMind());
    }

    private static DemoOrder order(String id, PartyDetails buyer, PartyDetails seller) {
        return DemoOrder.of(id, buyer, seller).freight("60.00");
    }

    private static OpenCase request(String orderId, Reason reason, String description, Remedy remedy, int quantity) {
        return new OpenCase(
                orderId, reason, description, List.of(new ClaimLine("L1", quantity)), remedy, null, null, null);
    }

    /** The seller said nothing: the buyer is to file the dispute. */
    private static Story filing() {
        return Story.about(order("D1-VASES", BUYER, CERAMICS)
                        .line("L1", 40, "18.00", "Vase, blue glaze")
                        .placed(50, 15)
                        .delivered(30, 12))
                .daysAgo(
                        6.2,
                        cast -> cast.opens(request(
                                "D1-VASES",
                                Reason.QUALITY_DISCREPANCY,
                                "The glaze is green, not the blue of the approved sample.",
                                remedy(RemedyType.PARTIAL_REFUND, "300.00"),
                                40)));
    }

    /** Both sides hand in their evidence; the seller has asked for more time. */
    private static Story evidence() {
        return Story.about(order("D2-NAPKINS", SHOP, LAMPS)
                        .line("L1", 500, "2.10", "Linen napkin, white")
                        .placed(45, 16)
                        .delivered(25, 13))
                .daysAgo(
                        6,
                        cast -> cast.opens(request(
                                "D2-NAPKINS",
                                Reason.WRONG_ITEM,
                                "Grey cotton came instead of white linen.",
                                remedy(RemedyType.RETURN_AND_REFUND),
                                500)))
                .daysAgo(5, cast -> cast.refuses(Side.SELLER, "We shipped what the order says."))
                .daysAgo(
                        4,
                        cast -> cast.escalates(
                                Side.SELLER, "The order as packed and listed.", "A claim without proof."))
                .daysAgo(2.5, cast -> {
                    cast.handsIn(
                            Side.BUYER, EvidenceType.PHOTO, "napkins.png", "What came", Papers.photo("grey napkins"));
                    cast.states(Side.BUYER, "White linen was ordered; the boxes hold grey cotton.");
                })
                .daysAgo(1, cast -> cast.asksForMoreTime(Side.SELLER));
    }

    /** Ready to be decided. */
    private static Story mediation() {
        return disputed(
                "D3-LAMPS",
                BUYER,
                LAMPS,
                60,
                "24.00",
                "Desk lamp, brass",
                Reason.DAMAGED,
                "18 lamps are dented.",
                18,
                9);
    }

    /** Decided by one mediator; above 5,000 USD another one signs, too. */
    private static Story signature() {
        return disputed(
                        "D4-TILES",
                        SHOP,
                        CERAMICS,
                        700,
                        "11.50",
                        "Floor tile, 60 by 60 cm",
                        Reason.DAMAGED,
                        "Two pallets fell over; 640 tiles are broken.",
                        640,
                        12)
                .daysAgo(
                        0.8,
                        cast -> cast.decides(
                                "mia",
                                remedy(RemedyType.PARTIAL_REFUND, "6900.00"),
                                Fault.SELLER,
                                false,
                                "The photos show pallets without straps; 600 tiles cannot be used."));
    }

    /** Decided; either side may appeal. */
    private static Story decided() {
        return disputed(
                        "D5-CANDLES",
                        SHOP,
                        LAMPS,
                        200,
                        "4.80",
                        "Candle holder",
                        Reason.NOT_AS_DESCRIBED,
                        "They are painted, not brass as described.",
                        200,
                        14)
                .daysAgo(
                        2.2,
                        cast -> cast.decides(
                                "omar",
                                remedy(RemedyType.PARTIAL_REFUND, "240.00"),
                                Fault.SELLER,
                                false,
                                "The listing says brass. The goods can be sold, for less."));
    }

    /** The buyer appealed with a new report, the seller answered; a senior mediator is to review it. */
    private static Story appeal() {
        return disputed(
                        "D6-KETTLES",
                        BUYER,
                        CERAMICS,
                        80,
                        "27.00",
                        "Electric kettle",
                        Reason.DEFECTIVE,
                        "31 kettles do not switch off.",
                        31,
                        24)
                .daysAgo(
                        11,
                        cast -> cast.decides(
                                "omar",
                                remedy(RemedyType.DENIED),
                                Fault.NONE,
                                false,
                                "A photo of a kettle does not show that it fails to switch off."))
                .daysAgo(6, cast -> {
                    UUID report = cast.handsIn(
                            Side.BUYER,
                            EvidenceType.LAB_REPORT,
                            "kettle-test.pdf",
                            "Test of five kettles",
                            Papers.pdf("Test report 1187", "5 of 5 thermostats do not open"));
                    cast.appeals(
                            Side.BUYER,
                            AppealGround.NEW_EVIDENCE,
                            "The laboratory had not finished in time. Now it has.",
                            report);
                })
                .daysAgo(4, cast -> cast.answersAppeal(Side.SELLER, "Five kettles are not thirty-one."));
    }

    /** Agreed: the goods go back, and then the money. */
    private static Story returning() {
        return Story.about(order("D7-TABLECLOTHS", BUYER, LAMPS)
                        .line("L1", 90, "14.00", "Tablecloth, round")
                        .placed(40, 14)
                        .delivered(20, 12))
                .daysAgo(
                        7,
                        cast -> cast.opens(request(
                                "D7-TABLECLOTHS",
                                Reason.WRONG_ITEM,
                                "They are square.",
                                remedy(RemedyType.RETURN_AND_REFUND),
                                90)))
                .daysAgo(6, cast -> cast.accepts(Side.SELLER))
                .daysAgo(2, cast -> cast.shipsReturn("DHL", "JD014600003821"));
    }

    /** Too late: the request was refused, with the dates. */
    private static Story changedMind() {
        return Story.about(order("D8-LANTERNS", SHOP, LAMPS)
                        .line("L1", 24, "16.50", "Garden lantern")
                        .placed(40, 15)
                        .delivered(25, 14))
                .daysAgo(
                        3,
                        cast -> cast.opens(request(
                                "D8-LANTERNS",
                                Reason.CHANGE_OF_MIND,
                                "They do not fit our spring collection.",
                                remedy(RemedyType.RETURN_AND_REFUND),
                                24)));
    }

    /** A case that the seller refused, the buyer escalated, and both proved; it is at the mediator after six days. */
    private static Story disputed(
            String orderId,
            PartyDetails buyer,
            PartyDetails seller,
            int ordered,
            String unitPrice,
            String goods,
            Reason reason,
            String complaint,
            int claimed,
            double openedDaysAgo) {
        return Story.about(order(orderId, buyer, seller)
                        .line("L1", ordered, unitPrice, goods)
                        .placed(openedDaysAgo + 50, openedDaysAgo + 8)
                        .delivered(openedDaysAgo + 30, openedDaysAgo + 6))
                .daysAgo(
                        openedDaysAgo,
                        cast -> cast.opens(
                                request(orderId, reason, complaint, remedy(RemedyType.FULL_REFUND), claimed)))
                .daysAgo(openedDaysAgo - 1.2, cast -> cast.refuses(Side.SELLER, "They left us in good order."))
                .daysAgo(openedDaysAgo - 2.1, cast -> cast.escalates(Side.BUYER, "Goods as in the order.", complaint))
                .daysAgo(openedDaysAgo - 4, cast -> {
                    cast.handsIn(
                            Side.BUYER,
                            EvidenceType.PHOTO,
                            "goods.png",
                            "The goods as they came",
                            Papers.photo(orderId));
                    cast.handsIn(
                            Side.BUYER,
                            EvidenceType.SALES_CONTRACT,
                            "contract.pdf",
                            "The signed contract",
                            Papers.pdf("Sales contract " + orderId, ordered + " x " + goods, "Signed by both sides"));
                    cast.states(Side.BUYER, complaint + " We found it on the day of delivery.");
                    cast.hasHandedInAll(Side.BUYER);
                })
                .daysAgo(openedDaysAgo - 5.5, cast -> {
                    cast.handsIn(
                            Side.SELLER,
                            EvidenceType.PACKING_LIST,
                            "packing-list.txt",
                            "What we packed",
                            Papers.text("Order " + orderId + ": " + ordered + " x " + goods + ", checked.\n"));
                    cast.hasHandedInAll(Side.SELLER);
                });
    }
}
