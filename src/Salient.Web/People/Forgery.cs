using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Salient.Web.People;

/// <summary>The framework's tokens against forged requests, for whoever comes with a cookie.</summary>
internal static class Forgery
{
    /// <summary>Adds them: bound to the session, and to this run of the server, so that nothing of them is kept anywhere.</summary>
    public static void AddForgeryTokens(this IServiceCollection services)
    {
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services.Configure<KeyManagementOptions>(keys => keys.XmlRepository = new Nowhere());
        services.AddAntiforgery(forgery =>
        {
            forgery.HeaderName = WriteToken.Header;
            forgery.FormFieldName = "token";
            forgery.Cookie.Name = "salient-form";
            forgery.Cookie.SameSite = SameSiteMode.Strict;
            forgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            forgery.SuppressXFrameOptionsHeader = true; // The policy of every page says more (frame-ancestors).
        });
    }

    /// <summary>Keeps keys out of the user's folder, where the framework would put them.</summary>
    private sealed class Nowhere : IXmlRepository
    {
        public IReadOnlyCollection<XElement> GetAllElements() => [];

        public void StoreElement(XElement element, string friendlyName)
        {
            // Nothing protected by it outlives this run.
        }
    }
}
