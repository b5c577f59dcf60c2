export default definePageConfig({ navigationBarTitleText: '村部码', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
