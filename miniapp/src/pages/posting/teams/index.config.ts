export default definePageConfig({ navigationBarTitleText: '队伍组成和分工', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
