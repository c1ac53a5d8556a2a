# SPDX-License-Identifier: Apache-2.0
"""An identity provider as offices run one: Django with django-oauth-toolkit, which nobody here wrote, set up as its manual says.

    second_provider.py PORT FOLDER SIGNING-KEY WAY-BACK

FOLDER keeps its accounts and WAY-BACK is the address of the desk that may ask; the PEM file SIGNING-KEY may be another at each start,
as where keys are changed.
"""

import sys
from pathlib import Path
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIServer, make_server

import django
from django.conf import settings
from django.contrib import admin
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from django.urls import include, path

PASSWORD = "correct horse battery staple"
SECRET = "a secret: with + and %"
#: Name, address, and whether somebody has checked the address.
PEOPLE = [("zhao", "zhao@example.org", True), ("li", "chen@example.org", False)]


def configure(port, folder, key):
    settings.configure(
        ALLOWED_HOSTS=["localhost"], SECRET_KEY="only for tests", ROOT_URLCONF=__name__, USE_TZ=True,
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": folder / "accounts.sqlite"}},
        INSTALLED_APPS=["django.contrib.admin", "django.contrib.auth", "django.contrib.contenttypes",
                        "django.contrib.sessions", "django.contrib.messages", "oauth2_provider"],
        MIDDLEWARE=["django.contrib.sessions.middleware.SessionMiddleware",
                    "django.middleware.csrf.CsrfViewMiddleware",
                    "django.contrib.auth.middleware.AuthenticationMiddleware",
                    "django.contrib.messages.middleware.MessageMiddleware"],
        TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True,
                    "OPTIONS": {"context_processors": [
                        "django.template.context_processors.request",
                        "django.contrib.auth.context_processors.auth",
                        "django.contrib.messages.context_processors.messages"]}}],
        STATIC_URL="/static/", LOGIN_URL="/admin/login/", DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        OAUTH2_PROVIDER={
            "OIDC_ENABLED": True, "OIDC_RSA_PRIVATE_KEY": key, "PKCE_REQUIRED": True,
            "SCOPES": {"openid": "Who you are", "email": "Your address", "profile": "Your name"},
            "OAUTH2_VALIDATOR_CLASS": f"{__name__}.Claims",
        })
    django.setup()


def fill(back):
    from django.contrib.auth import get_user_model
    from oauth2_provider.models import get_application_model
    if Path(settings.DATABASES["default"]["NAME"]).exists():
        return
    call_command("migrate", verbosity=0)
    for name, address, is_checked in PEOPLE:
        get_user_model().objects.create_user(
            name, address, PASSWORD, is_staff=True, first_name="" if is_checked else "unchecked")
    for client, kind in (("desk", "confidential"), ("public-desk", "public")):
        get_application_model().objects.create(
            client_id=client, client_secret=SECRET, client_type=kind, name="Attaché",
            authorization_grant_type="authorization-code", redirect_uris=back, algorithm="RS256")


class Server(ThreadingMixIn, WSGIServer):
    """Answers also while a browser keeps a connection open on which it asks nothing."""

    daemon_threads = True


def main():
    port, folder, key = int(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]).read_text()
    configure(port, folder, key)
    from oauth2_provider.oauth2_validators import OAuth2Validator

    class Claims(OAuth2Validator):
        """Says addresses and names, as its manual shows."""

        oidc_claim_scope = None

        def get_additional_claims(self, request):
            return {
                "email": request.user.email, "email_verified": request.user.first_name == "",
                "preferred_username": request.user.username,
            }

    sys.modules[__name__].Claims = Claims
    sys.modules[__name__].urlpatterns = [
        path("admin/", admin.site.urls), path("o/", include("oauth2_provider.urls", namespace="oauth2_provider"))]
    fill(sys.argv[4])
    server = make_server("localhost", port, get_wsgi_application(), server_class=Server)
    print(f"http://localhost:{port}/o", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    # Django names the parts by this module.
    sys.modules["second_provider"] = sys.modules[__name__]
    main()
