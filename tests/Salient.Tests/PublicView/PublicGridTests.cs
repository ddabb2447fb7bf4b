using CsCheck;
using Salient.Places;
using Salient.PublicView;

namespace Salient.Tests.PublicView;

public sealed class PublicGridTests
{
    private static readonly double[] Sizes = [0.1, 0.5, 1, 7.3, 10, 25];

    private static readonly Gen<(double Latitude, double Longitude, double Km)> Points =
        Gen.Select(Gen.Double[-90, 90], Gen.Double[-180, 180], Gen.Int[0, 5], (north, east, size) => (north, east, Sizes[size]));

    [Fact]
    public void A_point_lies_within_the_radius_of_its_cell() => Points.Sample(p =>
    {
        var cell = PublicGrid.CellOf(p.Latitude, p.Longitude, p.Km);
        // Rounding of the middle, and rows near the poles that are cut into few cells.
        return Math.Abs(p.Latitude) > 89 || Earth.Km(p.Latitude, p.Longitude, cell.Latitude, cell.Longitude) <= (cell.RadiusKm * 1.15) + 0.6;
    }, iter: 2000);

    [Fact]
    public void A_cell_is_the_cell_of_its_own_middle() => Points.Sample(p =>
    {
        var cell = PublicGrid.CellOf(p.Latitude, p.Longitude, p.Km);
        return PublicGrid.CellOf(cell.Latitude, cell.Longitude, p.Km) == cell;
    }, iter: 2000);

    [Fact]
    public void The_last_meridian_is_the_first() =>
        Assert.Equal(PublicGrid.CellOf(12, -180, 10), PublicGrid.CellOf(12, 180, 10));

    [Fact]
    public void Two_points_beside_each_other_are_one_cell_and_a_move_of_a_cell_is_another()
    {
        var cell = PublicGrid.CellOf(35.98, 36.62, 10);
        Assert.Equal(cell, PublicGrid.CellOf(cell.Latitude + 0.01, cell.Longitude - 0.01, 10));
        Assert.NotEqual(cell, PublicGrid.CellOf(cell.Latitude + 0.09, cell.Longitude, 10));
        Assert.Equal($"{cell.Latitude}, {cell.Longitude} (grid of 10km)", cell.Name);
    }
}
