using System.Net;
using System.Net.Sockets;

namespace Salient.Gathering.Fetching;

/// <summary>
/// Tells addresses of the public internet from all others, by the registries of special-purpose addresses
/// (https://www.iana.org/assignments/iana-ipv4-special-registry and iana-ipv6-special-registry).
/// </summary>
public static class PublicAddresses
{
    private static readonly (IPNetwork Network, string What)[] Special =
    [
        (IPNetwork.Parse("0.0.0.0/8"), "an address of this host"),
        (IPNetwork.Parse("10.0.0.0/8"), "a private address"),
        (IPNetwork.Parse("100.64.0.0/10"), "a carrier's shared address"),
        (IPNetwork.Parse("127.0.0.0/8"), "a loopback address"),
        (IPNetwork.Parse("169.254.0.0/16"), "a link-local address"), // 169.254.169.254 gives the secrets of machines in clouds
        (IPNetwork.Parse("172.16.0.0/12"), "a private address"),
        (IPNetwork.Parse("192.0.0.0/24"), "an address of protocols"),
        (IPNetwork.Parse("192.0.2.0/24"), "an address of examples"),
        (IPNetwork.Parse("192.88.99.0/24"), "an address of relays"),
        (IPNetwork.Parse("192.168.0.0/16"), "a private address"),
        (IPNetwork.Parse("198.18.0.0/15"), "an address of measurements"),
        (IPNetwork.Parse("198.51.100.0/24"), "an address of examples"),
        (IPNetwork.Parse("203.0.113.0/24"), "an address of examples"),
        (IPNetwork.Parse("224.0.0.0/4"), "a multicast address"),
        (IPNetwork.Parse("240.0.0.0/4"), "a reserved address"),
        (IPNetwork.Parse("::/128"), "an address of this host"),
        (IPNetwork.Parse("::1/128"), "a loopback address"),
        (IPNetwork.Parse("::ffff:0:0/96"), "an IPv4 address in the dress of IPv6"),
        (IPNetwork.Parse("fc00::/7"), "a private address"), // fd00:ec2::254 is the one of machines in clouds
        (IPNetwork.Parse("fe80::/10"), "a link-local address"),
        (IPNetwork.Parse("ff00::/8"), "a multicast address"),
        (IPNetwork.Parse("2001::/23"), "an address of protocols"), // Teredo among them, which leads to any IPv4 address
        (IPNetwork.Parse("2001:db8::/32"), "an address of examples"),
        (IPNetwork.Parse("2002::/16"), "an address of relays"), // 6to4, likewise
        (IPNetwork.Parse("3fff::/20"), "an address of examples"),
    ];

    /// <summary>All that is given out of IPv6; the rest is reserved.</summary>
    private static readonly IPNetwork Global = IPNetwork.Parse("2000::/3");

    /// <summary>Where networks without IPv4 put it (RFC 6052): such an address is what the IPv4 address in it is.</summary>
    private static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>What an address is where it is none of the public internet, as words with an article; null where it is one.</summary>
    public static string? Unlike(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (Translated.Contains(address))
        {
            return Unlike(new IPAddress(address.GetAddressBytes().AsSpan(12)));
        }

        // A zone (fe80::1%eth0) must not hide what the address is.
        var plain = address.AddressFamily == AddressFamily.InterNetworkV6 ? new IPAddress(address.GetAddressBytes()) : address;
        foreach (var (network, what) in Special)
        {
            if (network.Contains(plain))
            {
                return what;
            }
        }

        return plain.AddressFamily == AddressFamily.InterNetworkV6 && !Global.Contains(plain) ? "a reserved address" : null;
    }
}
