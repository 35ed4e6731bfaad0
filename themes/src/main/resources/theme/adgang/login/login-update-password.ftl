<#-- The page itself is found from every theme. -->
<#include "adgang-login-update-password.ftl">
