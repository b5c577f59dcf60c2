export default definePageConfig({ navigationBarTitleText: '给驻村工作队打分' })
