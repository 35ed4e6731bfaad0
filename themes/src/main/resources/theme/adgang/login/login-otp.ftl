<#-- The page itself is found from every theme. -->
<#include "adgang-login-otp.ftl">
