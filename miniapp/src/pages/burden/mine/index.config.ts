export default definePageConfig({ navigationBarTitleText: '我这一周要办多少', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
