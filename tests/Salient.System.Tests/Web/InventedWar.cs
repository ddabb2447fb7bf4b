using Salient.Claims;
using Salient.Store;

namespace Salient.SystemTests.Web;

/// <summary>
/// A small war that never was: eleven places, five sides, the first half of March 2030. Every state and every doubt of the page occurs in
/// it.
/// </summary>
internal static class InventedWar
{
    public static readonly ClaimActor Guard = new("the Guard", "Northern Guard", "guard");
    public static readonly ClaimActor Federal = new("the army", "Federal Army", "federal");
    public static readonly ClaimActor League = new("the League", "River League", "league");
    public static readonly ClaimActor Harbour = new("the Front", "Harbour Front", "harbour");
    public static readonly ClaimActor Hill = new("hill fighters", "Hill Fighters", null);

    public static readonly ClaimPlace Asfar = Town("t1", "Tell Asfar", 35.98, 36.62);
    public static readonly ClaimPlace Marj = Town("t2", "Marj Zahr", 35.62, 36.95);
    public static readonly ClaimPlace Qasr = Town("t3", "Qasr Wadi", 36.22, 37.35);
    public static readonly ClaimPlace Dayr = Town("t4", "Dayr Nahr", 35.33, 40.10);
    public static readonly ClaimPlace Rimal = Town("t5", "Rimal", 35.86, 38.45);
    public static readonly ClaimPlace Zaytun = Town("t6", "بلدة الزيتون", 36.41, 36.90);
    public static readonly ClaimPlace Bridge = Town("t7", "Stone Bridge", 35.71, 39.30) with { Precision = PlacePrecision.Point,
        RadiusKm = 0.5 };
    public static readonly ClaimPlace Kafr = Town("t8", "Kafr Tin", 35.43, 36.45) with
    {
        Probability = 0.42,
        RadiusKm = 9,
        Candidates = [new("t80", "Kafr Tin al-Gharbi", "SY", "12", 35.1, 36.1, 0.33)],
    };
    public static readonly ClaimPlace Hasan = Town("t9", "Hasan Mills", 36.05, 36.15);
    public static readonly ClaimPlace Lake = Town("t10", "Lake Quarter", 36.52, 38.05);
    public static readonly ClaimPlace Province = Town("t11", "Wadi Province", 35.0, 38.6) with { Text = "Wadi Province",
        Precision = PlacePrecision.Province, RadiusKm = 80 };

    /// <summary>Every report, earliest first.</summary>
    public static IReadOnlyList<InventedReport> Reports { get; } =
    [
        new InventedReport("w-01", "Valley Post", "2030-03-01", "The map at the start of March",
                "The Northern Guard holds Tell Asfar and Marj Zahr. The Federal Army holds Qasr Wadi, Hasan Mills and Lake Quarter. The River League keeps Dayr Nahr and Stone Bridge.")
            .Says("The Northern Guard holds Tell Asfar", "hold", Asfar, HoldingState.Holds, Guard, "2030-03-01")
            .Says("Marj Zahr", "hold", Marj, HoldingState.Holds, Guard, "2030-03-01")
            .Says("The Federal Army holds Qasr Wadi", "hold", Qasr, HoldingState.Holds, Federal, "2030-03-01")
            .Says("Hasan Mills", "hold", Hasan, HoldingState.Holds, Federal, "2030-03-01")
            .Says("Lake Quarter", "hold", Lake, HoldingState.Holds, Federal, "2030-03-01")
            .Says("The River League keeps Dayr Nahr", "hold", Dayr, HoldingState.Holds, League, "2030-03-01")
            .Says("Stone Bridge", "hold", Bridge, HoldingState.Holds, League, "2030-03-01"),
        new InventedReport("w-02", "Harbour Daily", "2030-03-03", "Front men raise their flag over Kafr Tin",
                "The Harbour Front took Kafr Tin on Sunday, residents said. The Front also runs بلدة الزيتون.")
            .Says("The Harbour Front took Kafr Tin", "capture", Kafr, HoldingState.Holds, Harbour, "2030-03-03", source: "residents")
            .Says("The Front also runs بلدة الزيتون", "hold", Zaytun, HoldingState.Holds, Harbour, "2030-03-03"),
        new InventedReport("w-03", "Valley Post", "2030-03-05", "Army says Tell Asfar has fallen",
                "The Federal Army took Tell Asfar from the Northern Guard on Tuesday, killing nine, an officer said. <img src=x onerror=\"document.title='owned'\"> <b>The Guard</b> did not answer.",
                "Share this story with your friends. All rights reserved.")
            .Says("The Federal Army took Tell Asfar from the Northern Guard on Tuesday, killing nine", "capture", Asfar,
                HoldingState.Holds, Federal, "2030-03-05", from: Guard, source: "an officer", killed: 9)
            .Says("Tell Asfar from the Northern Guard", "lose", Asfar, HoldingState.Holds, Federal, "2030-03-05", from: Guard,
                source: "an officer")
            .Says("killing nine", "attack", Asfar, HoldingState.Holds, Federal, "2030-03-05", killed: 9),
        new InventedReport("w-04", "Northern Voice", "2030-03-06", "Guard denies the loss of Tell Asfar",
                "The Northern Guard denied on Wednesday that it had lost Tell Asfar to the Federal Army.")
            .Says("denied on Wednesday that it had lost Tell Asfar", "lose", Asfar, HoldingState.Contested, Guard, "2030-03-06",
                ClaimStatus.Denied, from: Guard, source: "Northern Guard"),
        new InventedReport("w-05", "Plain Truth", "2030-03-08", "League rings Qasr Wadi",
                "River League units have surrounded the Federal Army in Qasr Wadi since Friday, activists said.")
            .Says("River League units have surrounded the Federal Army in Qasr Wadi", "besiege", Qasr, HoldingState.Besieged, Federal,
                "2030-03-08", source: "activists"),
        new InventedReport("w-06", "Plain Truth", "2030-03-09", "Stone Bridge changes hands",
                "Hill fighters took Stone Bridge at dawn. The River League withdrew.")
            .Says("Hill fighters took Stone Bridge", "capture", Bridge, HoldingState.Holds, Hill, "2030-03-09", from: League),
        new InventedReport("w-07", "Echo Wire", "2030-03-10", "Stone Bridge changes hands",
                "Hill fighters took Stone Bridge at dawn. The River League withdrew.")
            .Says("Hill fighters took Stone Bridge", "capture", Bridge, HoldingState.Holds, Hill, "2030-03-09", from: League),
        new InventedReport("w-08", "Harbour Daily", "2030-03-10", "Rimal emptied",
                "The Federal Army left Rimal on Sunday; nobody has come in its place. Most of Wadi Province is in the hands of the River League.")
            .Says("The Federal Army left Rimal on Sunday", "withdraw", Rimal, HoldingState.Unknown, null, "2030-03-10", from: Federal)
            .Says("Wadi Province is in the hands of the River League", "hold", Province, HoldingState.Holds, League, "2030-03-10"),
        new InventedReport("w-09", "Valley Post", "2030-03-14", "Mills handed over",
                "The army handed Hasan Mills to the Northern Guard last Monday, a clerk confirmed on Thursday.")
            .Says("The army handed Hasan Mills to the Northern Guard last Monday", "hand-over", Hasan, HoldingState.Holds, Guard,
                "2030-03-11", from: Federal, source: "a clerk"),
    ];

    /// <summary>Puts the whole war into a store.</summary>
    public static void Into(ReportStore store)
    {
        foreach (var report in Reports)
        {
            report.Into(store);
        }
    }

    private static ClaimPlace Town(string id, string name, double latitude, double longitude) => new()
    {
        Text = name,
        Name = name,
        Id = id,
        Country = "SY",
        Admin1 = "12",
        Latitude = latitude,
        Longitude = longitude,
        RadiusKm = 3,
        Precision = PlacePrecision.Settlement,
        Probability = 1,
    };
}
